/** Where moderators close, hide, schedule and set aside. */
package fr.voix.desk.scrutin;
