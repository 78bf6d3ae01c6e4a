        bne -                           ;! OF0217
        bne +                           ;! OF0217
