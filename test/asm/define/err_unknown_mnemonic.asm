;options -D WAIT=snooze
        WAIT                            ;! OF0501
