/** `6,339.92 USD`: an amount to the cent, for a sentence in which rounding could hide which is more. */
export function exactAmount(amount: number, currency: string): string {
  const [whole = '', cents = ''] = amount.toFixed(2).split('.');
  return `${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}.${cents} ${currency}`;
}
