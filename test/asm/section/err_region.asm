        .region                         ;! OF0402 41-41
        .region 5, 6, 7                 ;! OF0402 17-17
        .region a                       ;! OF0402 41-41
        .region a, 5                    ;! OF0402 41-41
        .region b, 5, 4                 ;! OF0803 20-20
        .region c, 0, $10000            ;! OF0803 23-28
        .region d, -1, 5                ;! OF0803 20-21
        .region e, 0, 15, align=0       ;! OF0803 33-33
        .region f, 0, 15, align=65536   ;! OF0803 33-37
        .region g, 16, 31
        .region g, 16, 32               ;! OF0803 17-17
        .region g, 16, 31, align=2      ;! OF0803 17-17
        .region h, 31, 32               ;! OF0804 17-17
        .region i, 0, 16                ;! OF0804 17-17
        .region j, 40, 41, kind=zp      ;! OF0404 28-31
        .region k, 42, 43, 5            ;! OF0404 28-28
        .region l, 44, 45, logical      ;! OF0404 28-34
        .region m, nothing, 50          ;! OF0301 20-26
        .region n, 60, "text"           ;! OF0208 24-29
