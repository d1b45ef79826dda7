/** Acts that one administrator proposes and another confirms. */
package fr.voix.desk.account.joint;
