-- After a large feed the service tells the planner itself how many people there are now.
GRANT MAINTAIN ON resident, resident_state TO ${app};
GRANT MAINTAIN ON my_number.my_number, my_number.holder TO ${app};
