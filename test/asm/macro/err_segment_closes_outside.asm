; An expansion cannot close what the caller opened.
put     .segment
        .endblock                       ;! OF0311
        .ends
        .block
        .put
        .endblock
