;options --max-passes 4
        .byte end                       ;= 01 ;not OF1207
end
