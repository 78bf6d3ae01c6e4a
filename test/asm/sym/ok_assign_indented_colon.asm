        size: = 4
        count: := 5
        .byte size, count               ;= 04 05
