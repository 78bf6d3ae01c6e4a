        .region r, $1000, $1003
        .region zero, $f0, $100
        .section a
        .byte 1, 2
        .place b in r                   ;! OF0808 9-14
        .pack in r : b                  ;! OF0808 9-13
        .endsection
        .section b
        .byte 3, 4, 5
        .endsection
        .section c, region=zero
        .byte 6
        .endsection
        .section d, kind=zp
        .ds 17
        .endsection
        .section e, region=zero         ;! OF0806 28-31
        .endsection
        .section f, region=none         ;! OF0801 28-31
        .endsection
        .place a in r
        .place a in zero                ;! OF0805 16-16
        .place b in r                   ;! OF0807 16-16
        .place c in r                   ;! OF0806 16-16
        .place d in zero                ;! OF0811 16-16
        .place none in r                ;! OF0801 16-19
        .pack in nowhere : a            ;! OF0801 18-24
        .place                          ;! OF0402 41-41
        .place a                        ;! OF0402 41-41
        .place a r                      ;! OF0402 18-18
        .place a of r                   ;! OF0402 18-19
        .pack of r : a                  ;! OF0402 15-16
        .place a in                     ;! OF0402 41-41
        .pack                           ;! OF0402 41-41
        .pack in                        ;! OF0402 41-41
        .pack in r                      ;! OF0402 41-41
        .pack in r : 5                  ;! OF0402 22-22
        .pack in r : a b                ;! OF0202 24-24
