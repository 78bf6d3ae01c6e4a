; Bytes above $7F may stand in comments: é ü 語
        nop     ; naïve                 ;= EA
