        #byte 1                         ;! OF0110
