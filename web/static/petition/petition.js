// The petition page.
import './signatures.js';
import './sign.js';
