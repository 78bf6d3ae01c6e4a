        .text "\n\r\t\0"                ;= 0A 0D 09 00
        .text "\x41\xfF\x00"            ;= 41 FF 00
        .text "\\\q\a"                  ;= 5C 71 61
