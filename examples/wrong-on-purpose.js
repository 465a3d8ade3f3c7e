// Invalid configuration throws at startup: the error lists each of these mistakes with its fix.
import cors from 'corsmith';

cors({
  origin: ['https://app.example.com/', 'app.example.com', '*', /example\.com$/],
  credentials: 'true',
  methods: ['patch'],
  exposeHeaders: ['X-Total'],
  maxAge: -1,
});
