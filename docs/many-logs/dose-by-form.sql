-- The maintenance dose that was reached: what titrate advised on the last night that a course held,
-- in mg of elemental magnesium, by the form of the magnesium. In a pause none is advised.
with reached as (
  select
    any_value(form) as form,
    arg_max(advised * mg_per_capsule, date) as mg
  from nights
  where phase = 'holding' and advised > 0
  group by tag, course
)
select
  coalesce(form, 'not said') as form,
  count(*) as courses,
  median(mg) as median_mg,
  min(mg) as lowest_mg,
  max(mg) as highest_mg
from reached
group by form
order by form;
