/** Why a call that ends or starts something by its name has no price. */
export const namesOnly = 'the call names what it changes, not what that costs';

/** Why a call that alters something has no price. */
export const notBefore = 'the call does not say what it was before';
