// The amendement page.
import '../vote/vote.js';
import '../urn/tally.js';
import '../base/share.js';
