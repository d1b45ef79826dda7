// The petition page.
import './signatures.js';
import './sign.js';
import './share.js';
