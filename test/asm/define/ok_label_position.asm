; A name in label position stays, so it can be given a default.
;options -D DEBUG=5
DEBUG   :?= 0
        .byte DEBUG                     ;= 05
