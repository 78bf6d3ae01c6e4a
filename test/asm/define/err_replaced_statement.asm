; What the texts make is judged as it stands.
;options -D PAIR=1,2
        .ds PAIR                        ;! OF0403
        .byte PAIR PAIR                 ;! OF0202
