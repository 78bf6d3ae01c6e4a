; What was put in is not scanned again.
put     .macro v, w
        .text ".v"
        .endm
        .put .w, 5                      ;= 2E 77
