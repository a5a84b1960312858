-- How many nights until a course first holds, as ../nights-to-maintenance.sql asks it. The median of this
-- ClickHouse is one of a sample, where there are many; the middle of all is exact.
select
  courses,
  held,
  (nights[intDiv(held + 1, 2)] + nights[intDiv(held, 2) + 1]) / 2 as median_nights,
  round(arraySum(nights) / held, 1) as mean_nights,
  nights[1] as fewest,
  nights[held] as most
from (
  select
    count() as courses,
    countIf(has_held) as held,
    arraySort(groupArrayIf(first_held - first_dose, has_held)) as nights
  from (
    select
      minIf(date, capsules > 0) as first_dose,
      minIf(date, phase = 'holding') as first_held,
      countIf(phase = 'holding') > 0 as has_held
    from nights
    group by tag, course
  )
);
