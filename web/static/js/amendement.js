// The amendement page.
import './vote.js';
import './tally.js';
import './share.js';
