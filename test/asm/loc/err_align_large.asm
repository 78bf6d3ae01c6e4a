        .align 65536                    ;! OF0412
