; Bytes of a placed section and of the absolute program at one address; those of a section without
; a place meet nothing.
        .section lost                   ;! OF0809 18-21
        .byte 1, 2
        .endsection
        .org 0
        .byte 3, 4                      ;not OF0810
        .region r, 1, 5
        .section s
        .byte 5                         ;! OF0810 9-13
        .endsection
        .place s in r
;image 0000: 03 05
