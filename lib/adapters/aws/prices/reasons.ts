/** Why a call that ends or starts something by its name has no price. */
export const namesOnly = 'the call names what it changes, not what that costs';
