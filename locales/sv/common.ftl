service-name = Delta
