        .section s                      ;! OF0312 9-16
        .end
        .endsection
