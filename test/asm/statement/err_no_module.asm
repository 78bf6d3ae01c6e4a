; A key that comes from a module that is not there.
        .use nowhere (put)                      ;! OF0703
        put 1
        .namespace n
        .statement put byte:a
        .endstatement
        .endnamespace
