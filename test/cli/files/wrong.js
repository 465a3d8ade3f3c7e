export default { origin: 'https://app.example.com/', credentials: true, maxAge: 100000 };
