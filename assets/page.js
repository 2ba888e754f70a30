// Keys and small comforts; every page works without them.
