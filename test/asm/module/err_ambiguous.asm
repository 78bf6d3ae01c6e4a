; Two files of a root have the module.
;nopipe
        .use same                       ;! OF0704 14-17
