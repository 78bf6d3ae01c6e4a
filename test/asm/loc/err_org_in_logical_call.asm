; A call in it belongs to it.
go      .macro
        .org 9                          ;! OF0421
        .endm
        .logical 5
        .go
        .here
