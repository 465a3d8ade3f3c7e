// Cookies across origins need exact origins and `credentials: true` here, `credentials: 'include'` in the page, and a
// cookie with `SameSite=None; Secure` if the sites differ.
import cors from 'corsmith';
import express from 'express';

const app = express();
app.use(cors({ origin: ['https://app.example.com', 'http://localhost:5050'], credentials: true }));

app.post('/login', (_request, response) => {
  response.cookie('session', 'anvil', { httpOnly: true, secure: true, sameSite: 'none' }).json({ welcome: true });
});
app.get('/me', (request, response) => {
  const known = /\bsession=anvil\b/.test(request.headers.cookie ?? '');
  response.status(known ? 200 : 401).json({ known });
});

const server = app.listen(process.env.PORT ?? 8080, () => {
  console.log(`http://localhost:${server.address().port}`);
});
