        loop dex                        ;! OF0501
