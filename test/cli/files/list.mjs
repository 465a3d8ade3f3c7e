export const options = ['https://a.example'];
