;options --limit sections=2
        .region r, 16, 31
        .section a
        .endsection
        .section a
        .endsection
        .section b                      ;! OF1216 9-16
        .endsection
