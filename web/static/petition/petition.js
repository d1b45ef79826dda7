// The petition page.
import './signatures.js';
import './sign.js';
import '../base/share.js';
