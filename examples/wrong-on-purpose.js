// What must not start does not start: each of these mistakes is told, with what to write instead.
import cors from 'corsmith';

cors({
  origin: ['https://app.example.com/', 'app.example.com', '*', /example\.com$/],
  credentials: 'true',
  methods: ['patch'],
  exposeHeaders: ['X-Total'],
  maxAge: -1,
});
