;options --limit tokens=8
        .byte 1, 2, 3, 4, 5             ;! OF1209 27-27
