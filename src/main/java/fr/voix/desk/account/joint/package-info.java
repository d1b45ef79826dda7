/** Acts that one colleague proposes and another confirms. */
package fr.voix.desk.account.joint;
