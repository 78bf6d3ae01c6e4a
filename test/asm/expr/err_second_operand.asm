; Every operator between two operands wants the second one.
        .byte 1 !=                      ;! OF0201
        .byte 1 ==                      ;! OF0201
        .byte 1 =                       ;! OF0201
        .byte 1 <>                      ;! OF0201
        .byte 1 <                       ;! OF0201
        .byte 1 <=                      ;! OF0201
        .byte 1 >                       ;! OF0201
        .byte 1 >=                      ;! OF0201
        .byte 1 &                       ;! OF0201
        .byte 1 |                       ;! OF0201
        .byte 1 ^                       ;! OF0201
        .byte 1 &&                      ;! OF0201
        .byte 1 ||                      ;! OF0201
        .byte 1 ^^                      ;! OF0201
        .byte 1 ..=                     ;! OF0201
        .byte 1 ..                      ;! OF0201
        .byte 1 <<                      ;! OF0201
        .byte 1 >>                      ;! OF0201
        .byte 1 >>>                     ;! OF0201
        .byte 1 +                       ;! OF0201
        .byte 1 -                       ;! OF0201
        .byte 1 *                       ;! OF0201
        .byte 1 /                       ;! OF0201
        .byte 1 %                       ;! OF0201
        .byte 1 **                      ;! OF0201
        .byte 1 ?                       ;! OF0201
        .byte 1 ? 2 :                   ;! OF0201
