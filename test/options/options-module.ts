/** Options as the exports of a module. */
export const origin = 'https://a.example';
export const maxAge: number = 60;
