-- The maintenance dose that was reached, by form, as ../dose-by-form.sql asks it.
select
  form,
  courses,
  (doses[intDiv(courses + 1, 2)] + doses[intDiv(courses, 2) + 1]) / 2 as median_mg,
  doses[1] as lowest_mg,
  doses[courses] as highest_mg
from (
  select form, count() as courses, arraySort(groupArray(mg)) as doses
  from (
    select any(coalesce(form, 'not said')) as form, argMax(advised * mg_per_capsule, date) as mg
    from nights
    where phase = 'holding' and advised > 0
    group by tag, course
  )
  group by form
)
order by form;
