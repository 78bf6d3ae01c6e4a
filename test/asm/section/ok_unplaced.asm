; A section without a place counts from 0 and is not in the image.
        .org $1000
        .byte 1
        .section a                      ;! OF0809 18-18
        .byte 2
here    .word here
        .endsection
        .section empty                  ;not OF0809
        .endsection
        .byte <here
;image 1000: 01 01
