// The petition page.
import './signatures.js';
import './share.js';
