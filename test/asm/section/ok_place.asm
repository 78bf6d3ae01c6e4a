        .region rom, $8000, $8fff       ;not OF0803
        .region ram, $0200, $02ff       ;not OF0804
        .region zero, $10, $7f
        .section vars, kind=zp
ptr     .res word, 1                    ;not OF0411
        .endsection
        .section text, align=16
start   lda #<buf
        sta ptr
        lda #>buf
        jmp main
        .endsection
        .section consts, kind=data
msg     .text "hi"
        .endsection
        .section work, kind=bss
        .byte ?                         ;not OF0410
buf     .ds 16
        .endsection
        .section text                   ;not OF0802
main    lda msg
        rts
        .endsection
        .place text in rom              ;not OF0801
        .place consts in rom, align=$10 ;not OF0805
        .place work in ram              ;not OF0808
        .place vars in zero             ;not OF0811
;image 8000: A9 01 85 10 A9 02 4C 09 80 AD 10 80 60
;image 8010: 68 69
