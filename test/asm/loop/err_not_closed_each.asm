; A misspelt closer is one mistake: that the loop is open follows from it.
        .while 1
        .endwhil                        ;! OF0401 9-16
