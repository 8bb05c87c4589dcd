"""The commands as routes of the API: who may ask, what a request holds, how it is answered and described."""
