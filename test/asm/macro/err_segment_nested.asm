put     .segment
in      .segment                        ;! OF0601
        .ends
        .ends
