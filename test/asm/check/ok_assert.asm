        .assert 1
        .assert 2 == 2, "two is two"
        .assert end == 1
        nop                             ;= EA
end
