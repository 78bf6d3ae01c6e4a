        .assert                         ;! OF0402
