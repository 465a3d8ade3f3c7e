import cors from 'corsmith';

cors({ origin: '*', credentials: true });
cors({ origin: true, credentials: true });
cors(['https://a.example', 'b.example']);
cors({ origin: 'https://a.example/' });
cors({
  origin: (origin) => {
    origin.length;
  },
});
cors({ orgin: 'https://a.example' });
